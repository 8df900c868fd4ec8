import Alert from '@mui/material/Alert';
import { useFormState } from 'react-hook-form';

/** The trouble of a form that belongs to no single field. */
export function FormProblem() {
  const { errors } = useFormState();
  const message = errors.root?.['server']?.message;
  return message === undefined ? null : (
    <Alert severity="error" icon={false} sx={{ mb: 2 }}>
      {message}
    </Alert>
  );
}
