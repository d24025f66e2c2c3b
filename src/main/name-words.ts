const longestName = 200;

/** `KubePodCrashLooping` and `kube_pod_crash-looping` give kube, pod, crash, looping. In small letters. */
export function wordsOfName(name: string, longest = longestName): readonly string[] {
  return name
    .slice(0, longest)
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
