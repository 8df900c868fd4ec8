import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import { type ReactNode, useState } from 'react';
import type { Grouping } from '../../../../shared/report.ts';
import { useLocations } from '../../app/useLocations.ts';
import { DownIcon } from '../../ui/icons.tsx';
import { ChoiceMenu } from './ChoiceMenu.tsx';
import { FilterFields } from './FilterFields.tsx';
import { groupingWords } from './groupingWords.ts';
import { RangeForm } from './RangeForm.tsx';
import { dateWords, nameOfRange, rangeNames } from './ranges.ts';
import { useWhoseWords } from './Told.tsx';
import { allLocations, useReportAddress, useReportDay } from './useReportAddress.ts';

type Props = { groupings: readonly Grouping[]; whose: boolean; filters: boolean };

/** Whose figures, from when to when, which leads, grouped by what. */
export function FilterMenus({ groupings, whose, filters }: Props) {
  const [address, go] = useReportAddress();
  const rangeName = nameOfRange(address, useReportDay());
  const range =
    rangeName === undefined
      ? `${dateWords(address.from)} – ${dateWords(address.to)}`
      : rangeNames[rangeName];
  return (
    <>
      {whose && <WhoseMenu />}
      <Panel label={`Range: ${range}`} words={range}>
        {(close) => <RangeForm errors={noErrors} done={close} />}
      </Panel>
      {filters && (
        <Panel label="Filters" words="Filters">
          {() => <FilterFields />}
        </Panel>
      )}
      {groupings.length > 0 && (
        <ChoiceMenu
          label="By"
          value={address.groupBy}
          options={[
            { value: '', label: 'Nothing: all together' },
            ...groupings.map((each) => ({ value: each, label: groupingWords[each] })),
          ]}
          choose={(groupBy) => go({ groupBy })}
        />
      )}
    </>
  );
}

const noErrors = {};

function WhoseMenu() {
  const [{ locationId }, go] = useReportAddress();
  const locations = useLocations();
  const words = useWhoseWords(locationId);
  return locations.length < 2 ? null : (
    <ChoiceMenu
      label="Whose figures"
      hideLabel
      words={words}
      value={locationId}
      options={[
        { value: allLocations, label: 'All my locations' },
        ...locations.map(({ id, name }) => ({ value: String(id), label: name })),
      ]}
      choose={(chosen) => go({ locationId: chosen })}
    />
  );
}

type PanelProps = { label: string; words: string; children: (close: () => void) => ReactNode };

/** A button that opens a small panel of fields. */
function Panel({ label, words, children }: PanelProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  return (
    <>
      <Button
        size="small"
        aria-haspopup="dialog"
        aria-label={label}
        onClick={(event) => setAnchor(event.currentTarget)}
        endIcon={<DownIcon />}
        sx={{ borderRadius: 99 }}
      >
        {words}
      </Button>
      <Popover
        anchorEl={anchor}
        open={anchor !== null}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': label } }}
      >
        <Box sx={{ p: 2.5, width: 'min(400px, calc(100vw - 32px))' }}>{children(close)}</Box>
      </Popover>
    </>
  );
}
