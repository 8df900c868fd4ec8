import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { HttpError } from 'react-admin';
import { sentenceOf } from '../../app/httpClient.ts';
import { Card } from '../../ui/Card.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { RangeForm } from './RangeForm.tsx';
import { parameterErrors } from './reportErrors.ts';
import { allLocations, useReportAddress } from './useReportAddress.ts';

const ofRange = ['from', 'to', 'asOf'];

/** Why there is no report: by the field where a field is wrong, which stands ready to be put right. */
export function ReportProblem({ error, retry }: { error: unknown; retry: () => void }) {
  const [{ locationId }] = useReportAddress();
  const errors = parameterErrors(error);
  const rangeIsWrong = Object.keys(errors).some((name) => ofRange.includes(name));
  const others = Object.entries(errors).filter(([name]) => !ofRange.includes(name));
  if (!rangeIsWrong) {
    return isMissing(error) && locationId !== allLocations ? (
      <NoSuchLocation error={error} />
    ) : (
      <Problem error={error} retry={retry} />
    );
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

const isMissing = (error: unknown) => error instanceof HttpError && error.status === 404;

/** To try again would not help: it is somebody else’s, or gone. */
function NoSuchLocation({ error }: { error: unknown }) {
  const [, go] = useReportAddress();
  return (
    <Alert
      severity="error"
      icon={false}
      action={
        <Button size="small" onClick={() => go({ locationId: allLocations })}>
          All my locations
        </Button>
      }
    >
      {sentenceOf(error)}
    </Alert>
  );
}
