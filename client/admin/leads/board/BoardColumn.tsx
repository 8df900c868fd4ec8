import { Droppable } from '@hello-pangea/dnd';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Lead } from '../../../../shared/records.ts';
import type { LeadStatus } from '../../../../shared/vocabulary.ts';
import { Quiet } from '../../ui/Card.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { SkeletonRows } from '../../ui/SkeletonRows.tsx';
import type { Known } from '../leadColumns.tsx';
import { StatusMark } from '../StatusMark.tsx';
import { BoardCard } from './BoardCard.tsx';
import type { Column } from './useColumns.ts';

type Props = {
  status: LeadStatus;
  column: Column;
  known: Known;
  move: (lead: Lead, to: LeadStatus) => void;
};

const count = new Intl.NumberFormat('en-US');

const box = {
  display: 'flex',
  flexDirection: 'column',
  minWidth: 0,
  background: 'var(--sunken)',
  border: '1px solid var(--line)',
  borderRadius: '10px',
  scrollSnapAlign: 'start',
};

const target = { flex: 1, minHeight: 120, p: '0 8px 8px', borderRadius: '0 0 10px 10px' };

/** All leads of one status, with how many there are. */
export function BoardColumn({ status, column, known, move }: Props) {
  const { total } = column;
  return (
    <Box component="section" aria-labelledby={`column-${status}`} sx={box}>
      <Box
        component="h2"
        id={`column-${status}`}
        sx={{ display: 'flex', alignItems: 'center', gap: 1, p: '10px 12px', fontSize: 13 }}
      >
        <StatusMark status={status} />
        <span>{total === undefined ? '' : count.format(total)}</span>
      </Box>
      <Droppable droppableId={status}>
        {({ innerRef, droppableProps, placeholder }, { isDraggingOver }) => (
          <Box
            ref={innerRef}
            {...droppableProps}
            sx={isDraggingOver ? { ...target, background: 'var(--accent-soft)' } : target}
          >
            <Cards column={column} known={known} move={move} />
            {placeholder}
          </Box>
        )}
      </Droppable>
    </Box>
  );
}

function Cards({ column, known, move }: Omit<Props, 'status'>) {
  const { leads, error, retry, loadMore } = column;
  if (error) {
    return <Problem error={error} retry={retry} />;
  }
  if (!leads) {
    return <SkeletonRows rows={3} />;
  }
  return (
    <>
      {leads.map((lead, index) => (
        <BoardCard key={lead.id} lead={lead} index={index} known={known} move={move} />
      ))}
      {leads.length === 0 && <Quiet sx={{ p: 1 }}>Nobody here.</Quiet>}
      {loadMore && (
        <Button size="small" variant="text" fullWidth onClick={loadMore}>
          Load more
        </Button>
      )}
    </>
  );
}
