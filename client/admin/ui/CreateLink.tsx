import Button from '@mui/material/Button';
import { LinkBase as Link } from 'react-admin';

/** The way to make one more. */
export function CreateLink({ to, label }: { to: string; label: string }) {
  return (
    <Button component={Link} to={to} variant="contained" color="primary">
      {label}
    </Button>
  );
}
