import {
  DragDropContext,
  type DragUpdate,
  type DropResult,
  type ResponderProvided,
} from '@hello-pangea/dnd';
import Box from '@mui/material/Box';
import { Suspense } from 'react';
import { statusLabels } from '../../../../shared/labels.ts';
import { statuses } from '../../../../shared/vocabulary.ts';
import { styleNonce } from '../../app/StyleNonce.tsx';
import { Card } from '../../ui/Card.tsx';
import { lazyNamed } from '../../ui/lazyNamed.ts';
import { NoLeads } from '../NoLeads.tsx';
import { LeadScreen } from '../LeadScreen.tsx';
import { useKnown } from '../useKnown.ts';
import { ViewBar } from '../view/ViewBar.tsx';
import { BoardColumn } from './BoardColumn.tsx';
import { draggableIdOf } from './draggableId.ts';
import { useColumns } from './useColumns.ts';
import { useMove } from './useMove.ts';

const MoveDialog = lazyNamed(() => import('./MoveDialog.tsx'), 'MoveDialog');

/** The pipeline as columns. A card moves only when what it stands for has happened. */
export function LeadBoard() {
  return (
    <LeadScreen layout="board">
      <ViewBar layout="board" />
      <Columns />
    </LeadScreen>
  );
}

const grid = {
  display: 'grid',
  gridTemplateColumns: 'repeat(5, minmax(216px, 1fr))',
  gap: 1.5,
  overflowX: 'auto',
  scrollSnapType: 'x proximity',
  pb: 1,
};

const usage =
  'Press space to lift this card, the left and right arrows to choose a column, and space to drop it; Escape leaves it where it is. The button “Move to” does the same.';

function Columns() {
  const columns = useColumns();
  const known = useKnown();
  const { asked, done, move } = useMove();
  const drop = ({ draggableId, destination }: DropResult) => {
    const to = statuses.find((status) => status === destination?.droppableId);
    const lead = statuses
      .flatMap((status) => columns[status].leads ?? [])
      .find((each) => draggableId === draggableIdOf(each));
    if (lead && to) {
      void move(lead, to);
    }
  };
  if (statuses.every((status) => columns[status].total === 0)) {
    return (
      <Card>
        <NoLeads />
      </Card>
    );
  }
  return (
    <>
      <DragDropContext
        nonce={styleNonce}
        dragHandleUsageInstructions={usage}
        onDragUpdate={announce}
        onDragEnd={drop}
      >
        <Box sx={grid}>
          {statuses.map((status) => (
            <BoardColumn
              key={status}
              status={status}
              column={columns[status]}
              known={known}
              move={(lead, to) => void move(lead, to)}
            />
          ))}
        </Box>
      </DragDropContext>
      <Suspense fallback={null}>{asked && <MoveDialog asked={asked} close={done} />}</Suspense>
    </>
  );
}

/** Tells those who don't see it over which column the card is. */
function announce({ destination }: DragUpdate, { announce: say }: ResponderProvided): void {
  const over = statuses.find((status) => status === destination?.droppableId);
  say(over ? `Over ${statusLabels[over]}.` : 'Over no column.');
}
