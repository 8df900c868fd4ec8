/** What stands in a field of text; nothing where nothing was typed. */
export const asTyped = (value: unknown): string => (typeof value === 'string' ? value : '');
