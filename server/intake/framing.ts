import type { Response } from 'express';
import type { Location } from '../../shared/records.ts';
import { allowedOrigins } from './origins.ts';

/** Lets the web sites of these locations (and ours) show this answer in a frame. */
export function allowFraming(response: Response, locations: readonly Location[]): void {
  const ancestors = ["'self'", ...allowedOrigins(locations)].join(' ');
  const policy = response.get('Content-Security-Policy') ?? '';
  response.set(
    'Content-Security-Policy',
    policy.replace(/frame-ancestors [^;]*/, `frame-ancestors ${ancestors}`),
  );
  response.removeHeader('X-Frame-Options');
}
