import Box from '@mui/material/Box';
import type { Lead } from '../../../../shared/records.ts';
import { Card, CardTitle } from '../../ui/Card.tsx';
import { PlannedMail } from './PlannedMail.tsx';
import { TaskLine } from './TaskLine.tsx';
import { useOpenTasks } from './useLeadRows.ts';

/** What is still to be done for this person, by whom and by itself; nothing where there is nothing. */
export function TasksCard({ lead }: { lead: Lead }) {
  const tasks = useOpenTasks(lead);
  if (tasks.length === 0 && lead.nextMailAt === null) {
    return null;
  }
  return (
    <Card aria-label="To do">
      <CardTitle>To do</CardTitle>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, display: 'grid', gap: 1 }}>
        {tasks.map((task) => (
          <TaskLine key={task.id} task={task} locationId={lead.locationId} />
        ))}
        {lead.nextMailAt !== null && <PlannedMail lead={lead} at={lead.nextMailAt} />}
      </Box>
    </Card>
  );
}
