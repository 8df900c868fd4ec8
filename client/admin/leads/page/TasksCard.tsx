import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useNotify, useRefresh } from 'react-admin';
import type { Lead, Task } from '../../../../shared/records.ts';
import { sentenceOf } from '../../app/httpClient.ts';
import { useProvider } from '../../app/useProvider.ts';
import { useZone } from '../../app/useLocations.ts';
import { useNow } from '../../format/useNow.ts';
import { Card, CardTitle, Quiet } from '../../ui/Card.tsx';
import { NextStepMark } from '../NextStepMark.tsx';
import { useOpenTasks } from './useLeadRows.ts';

/** What is still to be done for this person; nothing where there is nothing. */
export function TasksCard({ lead }: { lead: Lead }) {
  const tasks = useOpenTasks(lead);
  if (tasks.length === 0) {
    return null;
  }
  return (
    <Card aria-label="To do">
      <CardTitle>To do</CardTitle>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, display: 'grid', gap: 1 }}>
        {tasks.map((task) => (
          <TaskLine key={task.id} task={task} locationId={lead.locationId} />
        ))}
      </Box>
    </Card>
  );
}

function TaskLine({ task, locationId }: { task: Task; locationId: number }) {
  const provider = useProvider();
  const notify = useNotify();
  const refresh = useRefresh();
  const zone = useZone(locationId);
  const now = useNow();
  const { mutate, isPending } = useMutation({
    mutationFn: () => provider.finishTask(task, new Date().toISOString()),
    onSuccess: () => {
      // Titles are written by hand and may hold a name.
      notify('Task done.', { type: 'info' });
      refresh();
    },
    onError: (thrown) => notify(sentenceOf(thrown), { type: 'warning' }),
  });
  const step = { nextStep: task.kind, nextStepAt: task.dueAt };
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <b>{task.title}</b> <NextStepMark lead={step} zone={zone} now={now} />
        <Quiet>{task.reason}</Quiet>
      </Box>
      <Button
        size="small"
        onClick={() => mutate()}
        disabled={isPending}
        aria-label={`Done: ${task.title}`}
      >
        Done
      </Button>
    </Box>
  );
}
