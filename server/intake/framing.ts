import type { Response } from 'express';

/** Lets any web page show this answer in a frame: the form has nothing that could be stolen. */
export function allowFraming(response: Response): void {
  const policy = response.get('Content-Security-Policy') ?? '';
  response.set(
    'Content-Security-Policy',
    policy.replace(/frame-ancestors [^;]*/, 'frame-ancestors *'),
  );
  response.removeHeader('X-Frame-Options');
}
