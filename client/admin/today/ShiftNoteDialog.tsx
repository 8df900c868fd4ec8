import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useChosenLocation, useZoneOf } from '../app/useLocations.ts';
import { useProvider } from '../app/useProvider.ts';
import { useStaff } from '../app/useStaff.ts';
import { useNow } from '../format/useNow.ts';
import { PrintSheet } from '../ui/PrintSheet.tsx';
import { Problem } from '../ui/Problem.tsx';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';
import { shiftNoteText } from './shiftNote.ts';
import { useTodayPlace } from './useTodayPlace.ts';
import { DialogFrame } from '../ui/DialogFrame.tsx';

const paper = { fontFamily: 'inherit', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', m: 0 };

/** The note for whoever comes next, ready to print or to copy. */
export function ShiftNoteDialog({ close }: { close: () => void }) {
  const { text, error, refetch } = useShiftNote();
  return (
    <DialogFrame
      title="Shift note"
      close={close}
      width="md"
      isText
      actions={
        <>
          <Button variant="text" onClick={close}>
            Back
          </Button>
          <Button disabled={text === undefined} onClick={() => window.print()}>
            Print
          </Button>
          <CopyButton text={text} />
        </>
      }
    >
      {error && <Problem error={error} retry={() => void refetch()} />}
      {text === undefined && !error && <SkeletonRows rows={4} />}
      {text !== undefined && (
        <>
          <Box component="pre" sx={paper}>
            {text}
          </Box>
          <PrintSheet>
            <Box component="pre" sx={paper}>
              {text}
            </Box>
          </PrintSheet>
        </>
      )}
    </DialogFrame>
  );
}

function useShiftNote() {
  const provider = useProvider();
  const [locationId] = useChosenLocation();
  const zoneOf = useZoneOf();
  const staff = useStaff();
  const { zone, name: place } = useTodayPlace(useNow());
  const nameOf = (id: unknown) => staff.find((user) => user.id === id)?.name ?? 'a colleague';
  const { data, error, refetch } = useQuery({
    queryKey: ['shiftNote', locationId],
    queryFn: () => provider.shiftNote(locationId),
  });
  return { text: data && shiftNoteText(data, { place, zone, zoneOf, nameOf }), error, refetch };
}

function CopyButton({ text }: { text: string | undefined }) {
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(text ?? '').then(
      () => setCopied('yes'),
      () => setCopied('no'),
    );
  return (
    <>
      <output style={{ fontSize: 13 }}>
        {copied === 'yes' && 'Copied.'}
        {copied === 'no' && 'The browser did not allow it; mark the text and copy it.'}
      </output>
      <Button
        variant="contained"
        color="primary"
        disabled={text === undefined}
        onClick={() => void copy()}
      >
        Copy
      </Button>
    </>
  );
}
