import Dialog from '@mui/material/Dialog';
import { useId } from 'react';
import { useCovered } from '../app/covered.ts';
import { CoverForm } from './CoverForm.tsx';
import { useCoverKeys } from './useCoverKeys.ts';
import { useHiddenBehind } from './useHiddenBehind.ts';
import { useQuietCover } from './useQuietCover.ts';

/** Hides the whole screen from whoever stands at the counter, until the password is typed. */
export function Cover() {
  useCoverKeys();
  useQuietCover();
  return useCovered() ? <CoverScreen /> : null;
}

/** Above every dialog there may be; a dialog itself, so that none of them takes the focus. */
function CoverScreen() {
  const heading = useId();
  return (
    <Dialog
      open
      fullScreen
      aria-labelledby={heading}
      transitionDuration={0}
      sx={{ zIndex: 2000 }}
      slotProps={{ paper: { sx: paper } }}
    >
      <Behind heading={heading} />
      <CoverForm heading={heading} />
    </Dialog>
  );
}

/** Hides the rest once the cover is on the page. */
function Behind({ heading }: { heading: string }) {
  useHiddenBehind(heading);
  return null;
}

const paper = {
  display: 'grid',
  placeItems: 'center',
  p: 2,
  border: 0,
  borderRadius: 0,
  backgroundColor: 'var(--ground)',
};
