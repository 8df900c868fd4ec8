import Button from '@mui/material/Button';
import Snackbar from '@mui/material/Snackbar';
import { useEffect } from 'react';
import { useLocation, useNotificationContext, useTranslate } from 'react-admin';
import { Kbd } from '../ui/Kbd.tsx';
import { useHotkeys } from '../ui/useHotkeys.ts';
import { useTakeBack } from '../ui/useTakeBack.ts';

const readingTime = 6000;
/** Somewhat shorter than a mail is held back; the lead's history offers Undo for ten minutes. */
const undoTime = 12_000;

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
      action={canUndo && <UndoButton deed={deed} words={words} />}
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

function UndoButton({ deed, words }: { deed: number; words: string }) {
  const { takeBack, isPending } = useTakeBack();
  const run = () => takeBack(deed);
  useHotkeys({ u: run });
  return (
    <Button
      variant="text"
      disabled={isPending}
      aria-label={`Undo: ${words.replace(/\.$/, '')}`}
      aria-keyshortcuts="u"
      onClick={run}
      sx={onNotice}
    >
      Undo <Kbd aria-hidden>U</Kbd>
    </Button>
  );
}

/** As large as a finger, in the colour of the words beside it. */
const onNotice = { minHeight: 44, color: 'inherit', '&.Mui-disabled': { color: 'inherit' } };
