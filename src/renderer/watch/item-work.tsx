import { AlarmsWork } from '../channels/alarms-work';
import { ChannelWork } from '../channels/channel-work';
import { CommandWork } from '../commands/lazy-commands';
import type { WalkItem } from './walk-items';

/** What an item does here: a command that is run, a channel that is read, the alarms that are told. */
export function ItemWork({
  item,
  isSelected,
  onFinding,
}: {
  readonly item: WalkItem;
  readonly isSelected: boolean;
  /** The person wants to raise a finding that begins with these words; undefined while one is written. */
  readonly onFinding: ((text: string) => void) | undefined;
}) {
  return (
    <>
      {item.run === undefined ? null : (
        <CommandWork item={item} isSelected={isSelected} onFinding={onFinding} />
      )}
      {item.alarms === undefined ? null : <AlarmsWork which={item.alarms} />}
      {item.channel === undefined ? null : (
        <ChannelWork channel={item.channel} isSelected={isSelected} onFinding={onFinding} />
      )}
    </>
  );
}
