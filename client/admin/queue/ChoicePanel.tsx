import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Card, CardTitle } from '../ui/Card.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { useHotkeys } from '../ui/useHotkeys.ts';

export type Choice = { label: string; choose: () => void };

type Props = { title: string; hint?: string; choices: Choice[]; close: () => void };

/** A few ways to go on, each on the key of its number. */
export function ChoicePanel({ title, hint, choices, close }: Props) {
  const byNumber = choices.map(({ choose }, index) => [String(index + 1), once(choose)]);
  useHotkeys({ ...Object.fromEntries(byNumber), Escape: close });
  return (
    <Card aria-label={title}>
      <CardTitle>{title}</CardTitle>
      {hint !== undefined && <p>{hint}</p>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
        {choices.map(({ label, choose }, index) => (
          <Button key={label} onClick={choose} aria-keyshortcuts={String(index + 1)}>
            {label} <Kbd aria-hidden>{index + 1}</Kbd>
          </Button>
        ))}
        <Button variant="text" onClick={close}>
          Back <Kbd aria-hidden>Esc</Kbd>
        </Button>
      </Box>
    </Card>
  );
}

/** A key that is held down counts once. */
const once = (act: () => void) => (event: KeyboardEvent) => {
  if (!event.repeat) {
    act();
  }
};
