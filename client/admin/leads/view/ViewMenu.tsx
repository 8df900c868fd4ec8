import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { Suspense, useState } from 'react';
import { useNavigate } from 'react-admin';
import type { ViewLayout } from '../../../../shared/lead-columns.ts';
import type { View } from '../../../../shared/records.ts';
import { fromSavedFilter } from '../../../../shared/saved-filter.ts';
import { useIsAtLeast } from '../../app/useStaff.ts';
import { useNow } from '../../format/useNow.ts';
import { lazyNamed } from '../../ui/lazyNamed.ts';
import { listAddress, mostPressing } from './listAddress.ts';
import { useChosenView, useKeepView, useMyId, useViews } from './useLeadView.ts';
import { isSameList, useShownList } from './useShownList.ts';
import type { ViewAct } from './ViewDialog.tsx';

const ViewDialog = lazyNamed(() => import('./ViewDialog.tsx'), 'ViewDialog');

/** The saved views: choose one, save what is shown, or put one's own in order. */
export function ViewMenu({ layout }: { layout: ViewLayout }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [act, setAct] = useState<ViewAct | null>(null);
  const list = useShownList(layout);
  const chosen = useChosenView();
  const changed = chosen !== undefined && !isSameList(chosen, list);
  const then = (run: () => void) => () => {
    setAnchor(null);
    run();
  };
  return (
    <>
      <Box component="span" id="view-label" sx={{ fontSize: 13, color: 'var(--ink-2)' }}>
        View:
      </Box>
      <Chip
        variant="outlined"
        label={`${chosen ? wordsOf(chosen) : 'All leads'}${changed ? ', changed' : ''} ▾`}
        aria-haspopup="menu"
        aria-label={`View: ${chosen ? wordsOf(chosen) : 'All leads'}${changed ? ', changed' : ''}`}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ maxWidth: 280 }}
      />
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {useViewItems(then)}
        <Divider />
        {useActItems(chosen, changed).map(([each, label]) => (
          <MenuItem key={each} dense onClick={then(() => setAct(each))}>
            {label}
          </MenuItem>
        ))}
      </Menu>
      <Suspense fallback={null}>
        {act !== null && (
          <ViewDialog act={act} chosen={chosen} list={list} close={() => setAct(null)} />
        )}
      </Suspense>
    </>
  );
}

function wordsOf({ name, shared }: View): string {
  return shared ? `${name} (shared)` : name;
}

/** All views that can be chosen, after the list as it is without one. */
function useViewItems(then: (run: () => void) => () => void) {
  const views = useViews() ?? [];
  const chosen = useChosenView();
  const apply = useApplyView();
  return [undefined, ...views].map((view) => (
    <MenuItem
      key={view?.id ?? 'all'}
      dense
      selected={view?.id === chosen?.id}
      onClick={then(() => apply(view))}
    >
      {view ? wordsOf(view) : 'All leads'}
    </MenuItem>
  ));
}

function useApplyView(): (view: View | undefined) => void {
  const keep = useKeepView();
  const navigate = useNavigate();
  const known = { myId: useMyId(), now: useNow() };
  return (view) => {
    const layout = view?.layout ?? 'list';
    keep({ viewId: view?.id ?? null, layout, columns: null });
    const filter = fromSavedFilter(view?.filter ?? {}, known);
    const sort = view?.sort ?? ([mostPressing.field, mostPressing.order] as const);
    navigate(listAddress({ layout, filter, sort }));
  };
}

/** What this person may do with the chosen view; of others' only managers change something. */
function useActItems(chosen: View | undefined, changed: boolean): [ViewAct, string][] {
  const myId = useMyId();
  const isManager = useIsAtLeast('manager');
  const mayChange = chosen !== undefined && (chosen.ownerId === myId || isManager);
  return [
    ...(mayChange && changed ? ([['update', `Save changes to “${chosen.name}”`]] as const) : []),
    ['create', 'Save as a new view…'],
    ...(mayChange
      ? ([
          ['rename', `Rename or share “${chosen.name}”…`],
          ['remove', `Delete “${chosen.name}”…`],
        ] as const)
      : []),
  ].map(([each, label]) => [each, label] as [ViewAct, string]);
}
