import { useNotify } from 'react-admin';

/** Says what was done. Where the answer names the deed (`Done`), it comes with an Undo button. */
export function useTell() {
  const notify = useNotify();
  return (words: string, answer: unknown) => notify(words, { type: 'info', deed: deedOf(answer) });
}

function deedOf(answer: unknown): number | null {
  const named = typeof answer === 'object' && answer !== null && 'deed' in answer;
  return named && typeof answer.deed === 'number' ? answer.deed : null;
}
