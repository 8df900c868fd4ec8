import Box from '@mui/material/Box';
import type { Task } from '../../../../shared/records.ts';
import { useZone } from '../../app/useLocations.ts';
import { useProvider } from '../../app/useProvider.ts';
import { useNow } from '../../format/useNow.ts';
import { Quiet } from '../../ui/Card.tsx';
import { NextStepMark } from '../NextStepMark.tsx';
import { StepButton } from './StepButton.tsx';

/** One task. A call of the plan is made or left out; anything else is simply done. */
export function TaskLine({ task, locationId }: { task: Task; locationId: number }) {
  const provider = useProvider();
  const zone = useZone(locationId);
  const now = useNow();
  const step = { nextStep: task.kind, nextStepAt: task.dueAt };
  const isPlanned = task.origin === 'plan' && task.kind === 'call';
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <b>{task.title}</b> <NextStepMark lead={step} zone={zone} now={now} />
        <Quiet>{task.reason}</Quiet>
      </Box>
      {isPlanned ? (
        <StepButton
          label="Leave out"
          about={task.title}
          done="Left out; the plan goes on."
          act={() => provider.skipStep(task.leadId, 'call')}
        />
      ) : (
        <StepButton
          label="Done"
          about={task.title}
          done="Task done."
          act={() => provider.finishTask(task)}
        />
      )}
    </Box>
  );
}
