/** Answered with what a person did: the id of the activity that `POST /api/undo` takes. */
export const deedHeader = 'X-Stillpoint-Deed';

/** So long a mail waits that was sent with `hold`: while the dashboard offers to take it back. */
export const mailHoldSeconds = 15;
