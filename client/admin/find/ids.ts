/** What the box points to while it keeps the focus itself. */
export const listId = 'found';
export const optionId = (at: number) => `${listId}-${at}`;
