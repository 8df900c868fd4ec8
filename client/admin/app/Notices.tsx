import Snackbar from '@mui/material/Snackbar';
import { Suspense, useEffect } from 'react';
import { useLocation, useNotificationContext, useTranslate } from 'react-admin';
import { mailHoldSeconds } from '../../../shared/deed.ts';
import { lazyNamed } from '../ui/lazyNamed.ts';

/**
 * Comes with the first message that offers it: a list of leads needs none of it. Where it can't be
 * loaded the message stands alone, and the lead's history still offers Undo.
 */
const UndoButton = lazyNamed(
  () => import('./UndoButton.tsx').catch(() => ({ UndoButton: () => null })),
  'UndoButton',
);

const readingTime = 6000;
/** Shorter than a mail is held back, by what a late press takes on its way to the server. */
const undoTime = (mailHoldSeconds - 3) * 1000;

/** On a phone a message must not lie on the navigation. */
const aboveBottomBar = { mb: { xs: 8, md: 0 } };

const looks = {
  info: {},
  success: {},
  warning: { bgcolor: 'warning.main', color: 'warning.contrastText' },
  error: { bgcolor: 'error.main', color: 'error.contrastText' },
};

/**
 * The place for messages. The newest takes the place of the one before at once, so that Undo is
 * always about what was done last; going on with one's work doesn't close it.
 */
export function Notices() {
  const translate = useTranslate();
  const { notifications, resetNotifications: close } = useNotificationContext();
  const isOutside = useLocation().pathname === '/login';
  // What was told to one person is not for whoever stands before the sign-in page.
  useEffect(() => (isOutside ? close() : undefined), [isOutside, close]);
  const newest = notifications.at(-1);
  if (isOutside || typeof newest?.message !== 'string') {
    return null;
  }
  const { messageArgs, autoHideDuration, deed } = newest.notificationOptions ?? {};
  const words = translate(newest.message, messageArgs);
  const canUndo = typeof deed === 'number';
  return (
    <Snackbar
      key={notifications.length}
      open
      message={words}
      action={
        canUndo && (
          <Suspense fallback={null}>
            <UndoButton deed={deed} words={words} />
          </Suspense>
        )
      }
      autoHideDuration={autoHideDuration ?? (canUndo ? undoTime : readingTime)}
      onClose={(_event, reason) => {
        if (reason !== 'clickaway') {
          close();
        }
      }}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'center' }}
      slotProps={{ content: { sx: { ...content, ...looks[newest.type] } } }}
      sx={aboveBottomBar}
    />
  );
}

const content = {
  flexWrap: 'nowrap',
  fontSize: 15,
  color: 'var(--surface)',
  bgcolor: 'var(--ink)',
  overflowWrap: 'anywhere',
  '& .MuiSnackbarContent-action': { pl: 2 },
};
