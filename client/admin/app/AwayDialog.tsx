import { required } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { fromWallClock } from '../format/wallClock.ts';
import { ActionDialog } from '../ui/ActionDialog.tsx';
import { asTyped } from '../ui/asTyped.ts';
import { WallClockInput } from '../ui/WallClockInput.tsx';
import { Quiet } from '../ui/Card.tsx';
import { useLocations, useZone } from './useLocations.ts';
import { useProvider } from './useProvider.ts';

const needed = required('Choose until when.');

type Props = {
  /** A colleague who can't say it any more; null: the signed-in person. */
  colleague: { id: string; name: string } | null;
  close: () => void;
};

/** Until when somebody is away, and what that does to their leads. */
export function AwayDialog({ colleague, close }: Props) {
  const provider = useProvider();
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
      <WallClockInput source="until" label="Until" validate={needed} zone={zone} />
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
