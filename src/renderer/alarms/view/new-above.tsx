import { Button } from '../../components/button';

/** What has come and is not in sight, told without moving anything. */
export function NewAbove({
  above,
  below,
  onShow,
}: {
  readonly above: number;
  readonly below: number;
  readonly onShow: () => void;
}) {
  const words = [
    above === 0 ? undefined : `${above} new above`,
    below === 0 ? undefined : `${below} new below`,
  ].filter((each) => each !== undefined);
  return (
    <p className="new-above" role="status">
      {words.length === 0 ? null : (
        <>
          {words.join(', ')}{' '}
          <Button look="text" onClick={onShow}>
            Show
          </Button>
        </>
      )}
    </p>
  );
}
