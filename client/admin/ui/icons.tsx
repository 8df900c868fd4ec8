import SvgIcon, { type SvgIconProps } from '@mui/material/SvgIcon';

/** Line icons, drawn here: a handful of paths instead of a package. */
function lineIcon(path: string) {
  return function LineIcon(props: SvgIconProps) {
    return (
      <SvgIcon viewBox="0 0 24 24" fontSize="small" {...props}>
        <path
          d={path}
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </SvgIcon>
    );
  };
}

export const PeopleIcon = lineIcon(
  'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM2 21a7 7 0 0 1 14 0M17 4a4 4 0 0 1 0 7M19 15a7 7 0 0 1 3 6',
);
export const CalendarIcon = lineIcon('M4 6h16v15H4zM4 10h16M8 3v4M16 3v4');
export const MailIcon = lineIcon('M3 5h18v14H3zM3 7l9 7 9-7');
export const ReportsIcon = lineIcon('M3 21h18M7 17v-5M12 17V5M17 17V9');
export const SettingsIcon = lineIcon('M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4');
export const TodayIcon = lineIcon(
  'M12 3v2M12 19v2M3 12h2M19 12h2M8 12a4 4 0 1 0 8 0 4 4 0 0 0-8 0',
);
export const MoreIcon = lineIcon('M4 12h2M11 12h2M18 12h2');
export const PlusIcon = lineIcon('M12 5v14M5 12h14');
export const CloseIcon = lineIcon('M6 6l12 12M18 6L6 18');
export const DotsIcon = lineIcon('M5 12h.01M12 12h.01M19 12h.01');
export const DownIcon = lineIcon('M6 9l6 6 6-6');
