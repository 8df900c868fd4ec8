import { DateTimeInput, required } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { zoneName } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { fromWallClock } from '../format/wallClock.ts';
import { ActionDialog } from '../ui/ActionDialog.tsx';
import { Quiet } from '../ui/Card.tsx';
import { useLocations, useZone } from './useLocations.ts';
import { useProvider } from './useProvider.ts';

const needed = required('Choose until when.');
const asTyped = (value: unknown) => (typeof value === 'string' ? value : '');

type Props = {
  /** A colleague who can't say it any more; null: the signed-in person. */
  colleague: { id: string; name: string } | null;
  close: () => void;
};

/** Until when somebody is away, and what that does to their leads. */
export function AwayDialog({ colleague, close }: Props) {
  const provider = useProvider();
  const now = useNow();
  const zone = useZone(useLocations()[0]?.id);
  const until = (values: FieldValues) => fromWallClock(asTyped(values['until']), zone);
  return (
    <ActionDialog
      {...(colleague ? wordsAbout(colleague.name) : ownWords)}
      act={(values) =>
        colleague ? provider.markAway(colleague.id, until(values)) : provider.setAway(until(values))
      }
      close={close}
    >
      <Quiet sx={{ mb: 2 }}>
        Leads that nobody has called yet go back to everybody. The others stay; hand them over on
        Today if somebody should go on with them.
      </Quiet>
      <DateTimeInput
        source="until"
        label="Until"
        parse={asTyped}
        format={asTyped}
        validate={needed}
        helperText={`Local time (${zoneName(now, zone)}).`}
      />
    </ActionDialog>
  );
}

const ownWords = {
  title: 'I am away',
  action: 'I am away',
  done: 'You are away. Colleagues see until when.',
};

const wordsAbout = (name: string) => ({
  title: `${name} is away`,
  action: 'Mark as away',
  done: `${name} is away.`,
});
