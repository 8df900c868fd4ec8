import type { Response } from 'express';
import { deedHeader } from '../../shared/deed.ts';

/** Names the activity by which what was just done can be taken back; null: by none. */
export function tellDeed(response: Response, activityId: number | null): void {
  if (activityId !== null) {
    response.set(deedHeader, String(activityId));
  }
}
