// host-config.js: how a card looks in our client: spacing, type sizes and colours close to what Teams gives a card.
// Data only. The contact sheet of cards uses this same file, so that a card looks there as it looks here.

const colours = (text, subtle) => ({
  default: { default: text, subtle },
  dark: { default: "#11131a", subtle: "#4a4f5c" },
  light: { default: "#ffffff", subtle: "#e4e6ea" },
  accent: { default: "#0b6b66", subtle: "#2f7f7b" },
  good: { default: "#1d6b34", subtle: "#3a7d4e" },
  warning: { default: "#8a4b00", subtle: "#8a5a1d" },
  attention: { default: "#b3261e", subtle: "#b5473f" },
});

const style = (backgroundColor, borderColor) => ({
  backgroundColor,
  borderColor,
  foregroundColors: colours("#20242e", "#5a6070"),
});

/** The host configuration; `narrow` is a phone-sized client. */
export function hostConfig({ narrow = false } = {}) {
  return {
    supportsInteractivity: true,
    choiceSetInputValueSeparator: ",",
    fontFamily: "'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', system-ui, sans-serif",
    fontSizes: { small: 12, default: 14, medium: 15, large: 17, extraLarge: 22 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 19, medium: 20, large: 23, extraLarge: 28 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: narrow ? 10 : 14 },
    separator: { lineThickness: 1, lineColor: "#e3e1da" },
    imageSizes: { small: 32, medium: 52, large: 100 },
    containerStyles: {
      default: style("#ffffff", "#e3e1da"),
      emphasis: style("#f4f2ec", "#e3e1da"),
      accent: style("#e5f2f0", "#b4d8d4"),
      good: style("#e7f4ea", "#b9dcc1"),
      attention: style("#fdecea", "#f2c2bd"),
      warning: style("#fdf3e1", "#ecd3a3"),
    },
    actions: {
      maxActions: 6,
      spacing: "default",
      buttonSpacing: 8,
      showCard: { actionMode: "inline", inlineTopMargin: 8, style: "emphasis" },
      actionsOrientation: "horizontal",
      actionAlignment: "left",
      iconPlacement: "leftOfTitle",
      allowTitleToWrap: true,
      iconSize: 18,
    },
    adaptiveCard: { allowCustomStyle: false },
    imageSet: { imageSize: "medium", maxImageHeight: 100 },
    media: { allowInlinePlayback: false },
    factSet: {
      title: { size: "default", weight: "bolder", wrap: true, maxWidth: narrow ? 110 : 160 },
      value: { size: "default", weight: "default", wrap: true },
      spacing: 8,
    },
    inputs: {
      label: {
        inputSpacing: "small",
        requiredInputs: { size: "default", weight: "bolder", suffix: " *", suffixColor: "attention" },
        optionalInputs: { size: "default", weight: "bolder" },
      },
      errorMessage: { size: "small", color: "attention", weight: "bolder" },
      allowDynamicallyFilteredChoiceSet: true,
      debounceTimeInMilliSeconds: 250,
    },
    textStyles: {
      heading: { size: "large", weight: "bolder", color: "default", isSubtle: false },
      columnHeader: { size: "default", weight: "bolder" },
    },
    textBlock: { headingLevel: 3 },
    table: { cellSpacing: 6 },
    hostCapabilities: { adaptiveCards: "1.5" },
  };
}

/** A card's width class in Teams: `targetWidth` compares with these. */
export function widthClass(pixels) {
  if (pixels <= 164) return "VeryNarrow";
  if (pixels <= 350) return "Narrow";
  if (pixels <= 768) return "Standard";
  return "Wide";
}
