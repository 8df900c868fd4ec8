import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { TodayRow, TodaySection } from '../../../shared/today.ts';
import { useProvider } from '../app/useProvider.ts';
import { isFirstCall } from '../format/dueWords.ts';
import { leadName } from '../format/leadName.ts';
import { useQuietAct } from '../ui/useQuietAct.ts';
import { LaterMenu } from './LaterMenu.tsx';
import { rowActions, type FormAction, type RowAction } from './rowActions.ts';

const labels: Record<Exclude<RowAction, 'later'>, string> = {
  logCall: 'Call',
  book: 'Rebook',
  close: 'Close',
  assign: 'Assign',
  done: 'Done',
  notYet: 'Not yet',
};

type Props = {
  row: TodayRow;
  section: TodaySection;
  zone: string;
  now: string;
  start: (action: FormAction) => void;
};

/** What can be done about a row, right there. */
export function RowButtons({ row, section, zone, now, start }: Props) {
  const provider = useProvider();
  const { mutate, isPending } = useQuietAct();
  const name = leadName(row);
  const postpone = (until: string, words: string) =>
    mutate({ act: () => provider.postponeLead(row.leadId, until), done: `${name}: ${words}.` });
  const finish = (task: NonNullable<TodayRow['task']>) =>
    mutate({ act: () => provider.finishTask(task), done: `${name}: done.` });
  const waitOn = () =>
    mutate({ act: () => provider.skipStep(row.leadId, 'call'), done: `${name} stays open.` });
  function press(action: Exclude<RowAction, 'later'>): void {
    if (action === 'notYet') {
      waitOn();
    } else if (action !== 'done') {
      start(action);
    } else if (row.task !== null) {
      finish(row.task);
    }
  }
  return (
    <Box sx={{ display: 'flex', gap: 0.75, justifyContent: { md: 'flex-end' } }}>
      {rowActions(row, section).map((action) =>
        action === 'later' ? (
          <LaterMenu
            key={action}
            name={name}
            zone={zone}
            now={now}
            disabled={isPending}
            choose={({ until, label }) => postpone(until, label.toLowerCase())}
            chooseDate={() => start('postpone')}
          />
        ) : (
          <Button
            key={action}
            size="small"
            disabled={isPending}
            aria-label={`${labels[action]}: ${name}`}
            {...(action === 'logCall' && isFirstCall(row) && pressing)}
            onClick={() => press(action)}
          >
            {labels[action]}
          </Button>
        ),
      )}
    </Box>
  );
}

const pressing = { variant: 'contained', color: 'primary' } as const;
