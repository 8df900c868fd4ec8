import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type FocusEvent, type PointerEvent, type ReactNode, useState } from 'react';
import { ListContextProvider, useListContext } from 'react-admin';
import { MarkedRows } from './markedRows.ts';
import { useChangedRows } from './useChangedRows.ts';
import { useSteadyRows } from './useSteadyRows.ts';

type Props = {
  /** What the rows are, of one and of several: `lead`, `leads`. */
  words: readonly [one: string, several: string];
  /** What narrows the list from outside it. */
  view: string;
  children: ReactNode;
};

/**
 * Rows that follow what others change, and hold their places while the pointer is over them, one
 * has the focus, or some are ticked: then a bar says what waits.
 */
export function SteadyList({ words, view: outer, children }: Props) {
  const list = useListContext();
  const { page, perPage, sort, filterValues, isPlaceholderData, selectedIds } = list;
  const [over, setOver] = useState(false);
  const [focused, setFocused] = useState(false);
  const view = JSON.stringify([outer, page, perPage, sort, filterValues, isPlaceholderData]);
  const held = over || focused || selectedIds.length > 0;
  const { rows, waiting, show } = useSteadyRows(list.data, { held, view });
  const marked = useChangedRows(rows, view);
  const steady = { ...list, data: rows } as typeof list;
  const leave = ({ currentTarget, relatedTarget }: FocusEvent) =>
    setFocused(currentTarget.contains(relatedTarget));
  return (
    <MarkedRows value={marked}>
      <ListContextProvider value={steady}>
        <Box
          onPointerEnter={({ pointerType }: PointerEvent) => setOver(pointerType !== 'touch')}
          onPointerLeave={() => setOver(false)}
          onFocus={() => setFocused(true)}
          onBlur={leave}
        >
          {children}
        </Box>
      </ListContextProvider>
      <Waiting raised={selectedIds.length > 0}>
        {waiting > 0 && (
          <>
            {waiting} {waiting === 1 ? words[0] : words[1]} changed.{' '}
            <Button variant="text" size="small" onClick={show}>
              Show
            </Button>
          </>
        )}
      </Waiting>
    </MarkedRows>
  );
}

/** Over the page and not in it: its coming moves nothing. */
function Waiting({ raised, children }: { raised: boolean; children: ReactNode }) {
  return (
    <Box
      component="output"
      sx={{
        display: 'block',
        position: 'sticky',
        bottom: raised ? bottoms.raised : bottoms.usual,
        zIndex: 6,
        height: 0,
      }}
    >
      {children !== false && <Box sx={pill}>{children}</Box>}
    </Box>
  );
}

const bottoms = { usual: { xs: 84, md: 24 }, raised: { xs: 148, md: 92 } };

const pill = {
  position: 'absolute',
  bottom: 0,
  left: '50%',
  transform: 'translateX(-50%)',
  p: '4px 6px 4px 16px',
  borderRadius: 99,
  border: '1px solid var(--line-strong)',
  background: 'var(--surface)',
  fontSize: 13,
  whiteSpace: 'nowrap',
  boxShadow: 'var(--shadow)',
};
