// The check as a component of React. `onSubmit` gets what the visitor sends: { contents, summary, reports, files }.
import { useEffect, useRef } from 'react';
import 'bomlight-embed';

export function BomChecker({ src, boards = '10, 100, 1000', currency = 'EUR', config, onSubmit, onError }) {
  const element = useRef(null);

  useEffect(() => {
    const checker = element.current;
    const submit = ({ detail }) => onSubmit?.(detail);
    const error = ({ detail }) => onError?.(detail);
    checker.addEventListener('bomlight-submit', submit);
    checker.addEventListener('bomlight-error', error);
    return () => {
      checker.removeEventListener('bomlight-submit', submit);
      checker.removeEventListener('bomlight-error', error);
    };
  }, [onSubmit, onError]);

  useEffect(() => {
    if (config) element.current.config = config;
  }, [config]);

  return <bom-checker ref={element} src={src} boards={boards} currency={currency} />;
}
