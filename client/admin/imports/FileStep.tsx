import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-admin';
import { importLimits } from '../../../shared/import.ts';
import { acceptedFiles } from '../app/importCalls.ts';
import { useChosenLocation, useLocations } from '../app/useLocations.ts';
import { useProvider } from '../app/useProvider.ts';
import { Card, Quiet } from '../ui/Card.tsx';
import { FilterSelect } from '../ui/FilterSelect.tsx';
import { Problem } from '../ui/Problem.tsx';

const most = `${importLimits.rows.toLocaleString('en-US')} rows, ${importLimits.bytes / 1024 / 1024} MB`;

/** Where an import begins: for which location, and which file. */
export function FileStep() {
  const provider = useProvider();
  const navigate = useNavigate();
  const picker = useRef<HTMLInputElement>(null);
  const [locationId, setLocationId] = useFirstLocation();
  const [reading, setReading] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const locations = useLocations().filter(({ active }) => active);
  async function take(file: File): Promise<void> {
    setError(tooLarge(file));
    if (locationId === null || tooLarge(file)) {
      return;
    }
    setReading(file.name);
    try {
      const { id } = await provider.uploadImport(file, locationId);
      navigate(`/imports/${id}/show`);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setReading(null);
    }
  }
  return (
    <Card aria-label="New import" sx={{ mb: 3 }}>
      <Box component="h2" sx={{ fontSize: 17, fontWeight: 650, mb: 0.5 }}>
        Bring in a list
      </Box>
      <Quiet sx={{ mb: 2 }}>
        A CSV file or an Excel file (.xlsx) with one person a row and headings on top, at most{' '}
        {most}. Nothing is brought in before you have seen what would happen.
      </Quiet>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-end' }}>
        <FilterSelect
          label="Into location"
          options={locations.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={locationId === null ? '' : String(locationId)}
          choose={(value) => setLocationId(Number(value))}
        />
        <input
          ref={picker}
          type="file"
          accept={acceptedFiles}
          aria-label="File"
          className="visually-hidden"
          tabIndex={-1}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) {
              void take(file);
            }
            target.value = '';
          }}
        />
        <Button
          variant="contained"
          color="primary"
          disabled={locationId === null || reading !== null}
          onClick={() => picker.current?.click()}
        >
          Choose a file
        </Button>
        <Box component="output" sx={{ fontSize: 13, color: 'var(--ink-2)', pb: 1 }}>
          {reading !== null && `Reading ${reading} …`}
          {locationId === null && 'Choose a location first.'}
        </Box>
      </Box>
      {error !== null && (
        <Box sx={{ mt: 2 }}>
          <Problem error={error} />
        </Box>
      )}
    </Card>
  );
}

/** The location of the top bar, or the only one there is. */
function useFirstLocation() {
  const [above] = useChosenLocation();
  const locations = useLocations();
  const [chosen, choose] = useState<number | null>(null);
  const only = locations.length === 1 ? (locations[0]?.id ?? null) : null;
  return [chosen ?? above ?? only, choose] as const;
}

/** Said before it is sent: fifty megabytes take a while. */
function tooLarge({ size }: File): Error | null {
  return size > importLimits.bytes
    ? new Error(`This file is larger than ${importLimits.bytes / 1024 / 1024} MB. Split it first.`)
    : null;
}
