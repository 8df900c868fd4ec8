import Box from '@mui/material/Box';
import { Card } from '../../ui/Card.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { RangeForm } from './RangeForm.tsx';
import { parameterErrors } from './reportErrors.ts';

const ofRange = ['from', 'to', 'asOf'];

/** Why there is no report: by the field where a field is wrong, which stands ready to be put right. */
export function ReportProblem({ error, retry }: { error: unknown; retry: () => void }) {
  const errors = parameterErrors(error);
  const rangeIsWrong = Object.keys(errors).some((name) => ofRange.includes(name));
  const others = Object.entries(errors).filter(([name]) => !ofRange.includes(name));
  if (!rangeIsWrong) {
    return <Problem error={error} retry={retry} />;
  }
  return (
    <Card sx={{ maxWidth: 420 }}>
      {others.map(([name, message]) => (
        <Box key={name} component="p" sx={{ color: 'var(--late)', mb: 1 }}>
          {message}
        </Box>
      ))}
      <RangeForm errors={errors} done={() => undefined} />
    </Card>
  );
}
