import { useStore } from 'zustand';
import { useApp } from '../app-context';
import { lightChoices } from '../stores/preferences';
import { capital } from '../words/cover-words';

const lightWords = { auto: 'as the system has it', day: 'a paper log', night: 'a ship’s bridge' } as const;

/** Tastes of this window, kept on this machine. */
export function WindowSection() {
  const { preferences } = useApp().stores;
  const { light, letterKeys } = useStore(preferences);
  return (
    <section>
      <h2>This window</h2>
      <fieldset className="choices inline">
        <legend>Light</legend>
        {lightChoices.map((choice) => (
          <label key={choice} className="choice">
            <input
              type="radio"
              name="light"
              checked={choice === light}
              onChange={() => preferences.setState({ light: choice })}
            />
            <span>
              {capital(choice)}
              <small>{lightWords[choice]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <label className="choice">
        <input
          type="checkbox"
          checked={letterKeys}
          onChange={(event) => preferences.setState({ letterKeys: event.target.checked })}
        />
        <span>
          Single letters as keys
          <small>
            j k x s n f o r m in the checklist, a d z e i for the first alarm, v for what cleared unseen,
            Shift D to declare from nothing
          </small>
        </span>
      </label>
    </section>
  );
}
