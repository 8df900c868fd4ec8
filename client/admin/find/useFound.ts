import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FoundLead } from '../../../shared/found-lead.ts';
import { useProvider } from '../app/useProvider.ts';

const pauseMilliseconds = 120;
const slowMilliseconds = 1000;

export type Found = {
  leads: readonly FoundLead[];
  /** Whether `leads` answers what stands in the box now, and not what stood there before. */
  isCurrent: boolean;
  isSlow: boolean;
  error: unknown;
  /** Asks again, or without waiting for a pause in the typing. */
  askNow: () => void;
};

/** A single character is no search. */
export function isEnough(text: string): boolean {
  return [...text].length > 1;
}

/**
 * Who fits the text, asked once there is a pause in the typing. An answer that comes late, after
 * another question, stays with its own question and is never shown for this one.
 */
export function useFound(text: string): Found {
  const provider = useProvider();
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [text]);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: ['find', asked],
    queryFn: ({ signal }) => provider.find(asked, signal),
    enabled: isEnough(asked),
    placeholderData: (previous) => previous,
    gcTime: 0,
  });
  const isSame = asked === text;
  // Of a session that is over nothing comes: react-admin is on its way to the door.
  const leads = Array.isArray(data) ? data : [];
  return {
    leads: isEnough(text) ? leads : [],
    isCurrent: isSame && isEnough(text) && data !== undefined && !isPlaceholderData,
    isSlow: useLasts(isFetching, slowMilliseconds),
    error: isSame ? error : null,
    askNow: () => (isSame ? void (isFetching || refetch()) : setAsked(text)),
  };
}

/** Whether something has been so for this long. */
function useLasts(is: boolean, milliseconds: number): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLasts(is), is ? milliseconds : 0);
    return () => clearTimeout(timer);
  }, [is, milliseconds]);
  return is && lasts;
}
