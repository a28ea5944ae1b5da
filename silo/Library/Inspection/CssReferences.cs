using System.Globalization;
using System.Text;

namespace Actors.Library;

/// <summary>
/// Walks over CSS as CSS Syntax Level 3 cuts it into tokens, as far as it takes to find everything that names another file: `url()`, `src()`,
/// the texts in `image-set()` and `@import`. Escapes are undone before anything is compared, as browsers do.
/// </summary>
/// <param name="css">A style sheet, or a single value.</param>
/// <param name="found">Gets a reference and whether it is an import; returns what to put in its place, null to leave it.</param>
internal sealed class CssReferences(string css, Func<string, bool, string?> found)
{
    private readonly StringBuilder _out = new();
    private readonly Stack<string> _functions = new();
    private int _at;

    /// <summary>Calls `found` for each reference and returns the CSS with what it returned. A whole `@import` rule gives way to the text for it.</summary>
    /// <param name="css">A style sheet, or a single value.</param>
    /// <param name="found">Gets a reference and whether it is an import; returns what to put in its place, null to leave it.</param>
    public static string Rewrite(string css, Func<string, bool, string?> found) => new CssReferences(css, found).Run();

    private string Run()
    {
        while (_at < css.Length)
        {
            var c = css[_at];
            if (c == '/' && Next(1) == '*')
            {
                var end = css.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                _at = end < 0 ? css.Length : end + 2;
                _out.Append(' ');
            }
            else if (c is '"' or '\'')
            {
                TakeText();
            }
            else if (c == '@')
            {
                TakeRule();
            }
            else if (IsName(c) || (c == '\\' && Next(1) is not '\n' and not '\0'))
            {
                TakeName();
            }
            else
            {
                if (c == '(')
                {
                    _functions.Push("");
                }
                else if (c == ')' && _functions.Count > 0)
                {
                    _functions.Pop();
                }

                _out.Append(c);
                _at++;
            }
        }

        return _out.ToString();
    }

    private void TakeText()
    {
        var from = _at;
        var text = Text();
        var replaced = _functions.TryPeek(out var function) && function is "url" or "src" or "image-set" or "-webkit-image-set" or "image" ? found(text, false) : null;
        _out.Append(replaced is null ? css[from.._at] : Quoted(replaced));
    }

    private void TakeName()
    {
        var from = _at;
        var name = Name().ToLowerInvariant();
        if (Next(0) != '(')
        {
            _out.Append(css, from, _at - from);
            return;
        }

        _at++;
        var afterBracket = _at;
        if (name is "url" or "src")
        {
            SkipBlank();
            if (name == "url" && Next(0) is not '"' and not '\'')
            {
                var reference = Unquoted();
                _out.Append(found(reference, false) is { } put ? $"url({Quoted(put)})" : css[from.._at]);
                return;
            }
        }

        _functions.Push(name);
        _out.Append(css, from, afterBracket - from);
        _at = afterBracket;
    }

    /// <summary>An at-rule; `@import` up to its semicolon, everything else only its name.</summary>
    private void TakeRule()
    {
        var from = _at++;
        var rule = Name().ToLowerInvariant();
        if (rule != "import")
        {
            if (rule == "namespace")
            {
                // Its address is a name and nothing that is fetched.
                var stop = css.IndexOf(';', _at);
                _at = stop < 0 ? css.Length : stop;
            }

            _out.Append(css, from, _at - from);
            return;
        }

        SkipBlank();
        string reference;
        if (Next(0) is '"' or '\'')
        {
            reference = Text();
        }
        else
        {
            var name = Name().ToLowerInvariant();
            if (name is not ("url" or "src") || Next(0) != '(')
            {
                _out.Append(css, from, _at - from);
                return;
            }

            _at++;
            SkipBlank();
            if (Next(0) is '"' or '\'')
            {
                reference = Text();
                SkipBlank();
                _at += Next(0) == ')' ? 1 : 0;
            }
            else
            {
                reference = Unquoted();
            }
        }

        var end = css.IndexOf(';', _at);
        var condition = css[_at..(end < 0 ? css.Length : end)].Trim();
        _at = end < 0 ? css.Length : end + 1;
        if (condition.StartsWith("layer", StringComparison.OrdinalIgnoreCase) || condition.StartsWith("supports", StringComparison.OrdinalIgnoreCase))
        {
            throw new ContentRefusedException($"The rule '@import \"{FileKinds.Cut(reference)}\" {FileKinds.Cut(condition)}' cannot be put into one page; write the layer or condition into the imported sheet.");
        }

        _out.Append(found(reference, true) is not { } sheet ? css[from.._at] : condition.Length == 0 ? sheet + "\n" : $"@media {condition} {{\n{sheet}\n}}\n");
    }

    private string Text()
    {
        var quote = css[_at++];
        var text = new StringBuilder();
        while (_at < css.Length && css[_at] != quote && css[_at] != '\n')
        {
            if (css[_at] == '\\')
            {
                if (Next(1) == '\n')
                {
                    _at += 2;
                }
                else
                {
                    text.Append(Escape());
                }
            }
            else
            {
                text.Append(css[_at++]);
            }
        }

        _at += _at < css.Length ? 1 : 0;
        return text.ToString();
    }

    private string Unquoted()
    {
        var text = new StringBuilder();
        while (_at < css.Length && css[_at] != ')')
        {
            text.Append(css[_at] == '\\' ? Escape() : css[_at++].ToString());
        }

        _at += _at < css.Length ? 1 : 0;
        return text.ToString().Trim();
    }

    private string Name()
    {
        var name = new StringBuilder();
        while (_at < css.Length && (IsName(css[_at]) || css[_at] == '\\'))
        {
            name.Append(css[_at] == '\\' ? Escape() : css[_at++].ToString());
        }

        return name.ToString();
    }

    /// <summary>One to six hex digits and a blank, or any character by itself.</summary>
    private string Escape()
    {
        _at++;
        var digits = 0;
        while (digits < 6 && Uri.IsHexDigit(Next(digits)))
        {
            digits++;
        }

        if (digits == 0)
        {
            return _at < css.Length ? css[_at++].ToString() : "";
        }

        var code = int.Parse(css.AsSpan(_at, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        _at += digits;
        if (Next(0) is ' ' or '\n' or '\t' or '\r' or '\f')
        {
            _at++;
        }

        return Rune.IsValid(code) ? new Rune(code).ToString() : "\uFFFD";
    }

    private void SkipBlank()
    {
        while (true)
        {
            if (char.IsWhiteSpace(Next(0)))
            {
                _at++;
            }
            else if (Next(0) == '/' && Next(1) == '*')
            {
                var end = css.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                _at = end < 0 ? css.Length : end + 2;
            }
            else
            {
                return;
            }
        }
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\a ", StringComparison.Ordinal)}\"";

    private char Next(int ahead) => _at + ahead < css.Length ? css[_at + ahead] : '\0';

    private static bool IsName(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' || c >= 0x80;
}
