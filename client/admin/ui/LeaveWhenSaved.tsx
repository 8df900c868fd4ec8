import { useNavigate } from 'react-admin';
import { useEffect } from 'react';
import { useFormState } from 'react-hook-form';

/** Goes on only when the form knows that it is saved, or it would warn of unsaved changes. */
export function LeaveWhenSaved({ to }: { to: string | null }) {
  const navigate = useNavigate();
  const { isSubmitSuccessful } = useFormState();
  useEffect(() => {
    if (to !== null && isSubmitSuccessful) {
      navigate(to);
    }
  }, [to, isSubmitSuccessful, navigate]);
  return null;
}
