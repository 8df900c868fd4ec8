import { useNavigate, useRefresh } from 'react-admin';
import { useEffect } from 'react';

/**
 * Goes on once a form is saved. It stands after the form, which has been told by then not to warn
 * of unsaved changes; and what is shown is read again only afterwards, since a fresh record would
 * reset the form.
 */
export function LeaveWhenSaved({ to }: { to: string | null }) {
  const navigate = useNavigate();
  const refresh = useRefresh();
  useEffect(() => {
    if (to !== null) {
      navigate(to);
      refresh();
    }
  }, [to, navigate, refresh]);
  return null;
}
