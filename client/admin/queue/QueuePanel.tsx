import Box from '@mui/material/Box';
import { useState } from 'react';
import { closeReasonLabels } from '../../../shared/labels.ts';
import { closeNeedsNote } from '../../../shared/lead-status.ts';
import type { QueueTurn } from '../../../shared/today.ts';
import { closeReasons, type CloseReason } from '../../../shared/vocabulary.ts';
import { useZone } from '../app/useLocations.ts';
import { useProvider } from '../app/useProvider.ts';
import { laterChoices } from '../format/laterChoices.ts';
import { leadName } from '../format/leadName.ts';
import { fromWallClock } from '../format/wallClock.ts';
import { ChoicePanel } from './ChoicePanel.tsx';
import type { Queue } from './useQueue.ts';
import { WritePanel, type Written } from './WritePanel.tsx';

/** What is open below a lead; `booked` and `said` are dialogs over it. */
export type Panel = 'reached' | 'booked' | 'note' | 'later' | 'close' | 'said';

type Props = {
  panel: Exclude<Panel, 'booked' | 'said'>;
  open: (panel: Panel | null) => void;
  queue: Queue;
  turn: NonNullable<QueueTurn['turn']>;
  now: string;
};

/** The small form of a key. It stays, with what was typed, until the server has it. */
export function QueuePanel(props: Props) {
  const close = () => props.open(null);
  return (
    <Box sx={{ minHeight: 160 }}>
      {props.panel === 'reached' && <ReachedPanel {...props} close={close} />}
      {props.panel === 'note' && <NotePanel {...props} close={close} />}
      {props.panel === 'later' && <LaterPanel {...props} close={close} />}
      {props.panel === 'close' && <ClosePanel {...props} close={close} />}
    </Box>
  );
}

type PanelProps = Pick<Props, 'queue' | 'turn' | 'now'> & { close: () => void };

function ReachedPanel({ queue, turn: { row }, close }: PanelProps) {
  const provider = useProvider();
  const zone = useZone(row.locationId);
  const save = ({ note, at }: Written) =>
    void queue.finish(
      () =>
        provider.logCall(row.leadId, {
          outcome: 'reached',
          openOnly: true,
          ...(note !== '' && { note }),
          ...(at !== '' && { followUpAt: fromWallClock(at, zone) }),
        }),
      `Saved for ${leadName(row)}: reached.`,
    );
  return (
    <WritePanel
      title="Reached"
      action="Save call"
      timeLabel="Call back at"
      save={save}
      close={close}
    />
  );
}

function NotePanel({ queue, turn: { row }, close }: PanelProps) {
  const provider = useProvider();
  async function save({ note }: Written): Promise<void> {
    const words = `Note saved for ${leadName(row)}.`;
    if (await queue.stay(() => provider.addNote(row.leadId, note), words)) {
      close();
    }
  }
  return (
    <WritePanel
      title="Note"
      action="Save note"
      needed="note"
      save={(written) => void save(written)}
      close={close}
    />
  );
}

function LaterPanel({ queue, turn: { row }, now, close }: PanelProps) {
  const provider = useProvider();
  const zone = useZone(row.locationId);
  const name = leadName(row);
  const [anyDay, setAnyDay] = useState(false);
  const putOff = laterChoices(zone, now).map(({ label, until }) => ({
    label,
    choose: () =>
      void queue.finish(
        () => provider.postponeLead(row.leadId, until),
        `Put off for ${name}: ${label.toLowerCase()}.`,
      ),
  }));
  const notYet = {
    label: 'Not yet: go on waiting',
    choose: () =>
      void queue.finish(() => provider.skipStep(row.leadId, 'call'), `${name} stays open.`),
  };
  const another = { label: 'Another day', choose: () => setAnyDay(true) };
  const putOffTo = ({ note, at }: Written) =>
    void queue.finish(
      () => provider.postponeLead(row.leadId, fromWallClock(at, zone), note),
      `Put off for ${name}.`,
    );
  if (anyDay) {
    return (
      <WritePanel
        title="Later: when, and why if it helps"
        action="Put off"
        timeLabel="Day and time"
        needed="at"
        save={putOffTo}
        close={() => setAnyDay(false)}
      />
    );
  }
  const choices = [...putOff, ...(row.what === 'review' ? [notYet] : []), another];
  return <ChoicePanel title="Later" choices={choices} close={close} />;
}

function ClosePanel({ queue, turn: { row }, close }: PanelProps) {
  const provider = useProvider();
  const [noted, setNoted] = useState<CloseReason | null>(null);
  const finish = (closeReason: CloseReason, note = '') =>
    void queue.finish(
      () => provider.closeLead(row.leadId, { closeReason, ...(note !== '' && { note }) }),
      `Closed ${leadName(row)}: ${closeReasonLabels[closeReason].toLowerCase()}.`,
    );
  if (noted !== null) {
    return (
      <WritePanel
        title="Close: say in a few words why"
        action="Close lead"
        needed="note"
        save={({ note }) => finish(noted, note)}
        close={() => setNoted(null)}
      />
    );
  }
  return (
    <ChoicePanel
      title="Close this lead"
      hint="Upcoming appointments are cancelled and open tasks finished. It can be reopened."
      choices={closeReasons.map((reason) => ({
        label: closeReasonLabels[reason],
        choose: () => (closeNeedsNote(reason) ? setNoted(reason) : finish(reason)),
      }))}
      close={close}
    />
  );
}
