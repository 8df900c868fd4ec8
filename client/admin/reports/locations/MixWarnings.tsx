import Alert from '@mui/material/Alert';
import type { Comparison } from '../../../../shared/report-answers.ts';

/** Where two locations change places as soon as the same people are compared. */
export function MixWarnings({ answer: { mixWarnings } }: { answer: Comparison }) {
  return mixWarnings.map(({ a, b, sentence }) => (
    <Alert key={`${a} ${b}`} severity="warning" icon={false} sx={{ mb: 2 }}>
      {sentence}
    </Alert>
  ));
}
