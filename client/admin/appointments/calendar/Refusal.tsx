import Alert from '@mui/material/Alert';
import Snackbar from '@mui/material/Snackbar';

/** Why an appointment was put back. It stays until it has been read, and moves nothing. */
export function Refusal({ reason, close }: { reason: string; close: () => void }) {
  return (
    <Snackbar open transitionDuration={0} sx={{ bottom: { xs: 76, md: 24 } }}>
      <Alert severity="warning" icon={false} onClose={close} sx={{ boxShadow: 'var(--shadow)' }}>
        Not moved. {reason}
      </Alert>
    </Snackbar>
  );
}
