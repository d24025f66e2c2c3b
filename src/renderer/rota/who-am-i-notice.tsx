import { useApp } from '../app-context';
import { Button } from '../components/button';
import { Notice } from '../components/notice';
import { useValue } from '../stores/copy';

/** On a page where it matters that the rota names people and none of them is known to be me; otherwise nothing. */
export function WhoAmINotice({
  onChoose,
}: {
  /** Where the choice stands on the same page; without it there is a link to the Rota page. */
  readonly onChoose?: () => void;
}) {
  const standing = useValue(useApp().stores.rota);
  if (standing?.isUnknownWhoIAm !== true) return null;
  return (
    <Notice>
      <p>
        <b>The rota does not say which of its people is you.</b> No shift in it can begin your watch, and
        nobody tells you when one comes.
      </p>
      <p className="todo">
        {onChoose === undefined ? (
          <a href="#/rota">Choose on the Rota page</a>
        ) : (
          <Button look="text" onClick={onChoose}>
            Choose which of them you are
          </Button>
        )}
      </p>
    </Notice>
  );
}
