using System.Buffers;
using System.Globalization;
using System.Text;

namespace NeuroRepl.Cli.Terminal.Keys;

/// <summary>Makes keys of the bytes that a terminal sends.</summary>
/// <remarks>
/// ECMA-48 control sequences with xterm's numbers for keys and modifiers, bracketed paste (<c>ESC [ 200 ~ … ESC [ 201 ~</c>), and answers to questions. Bytes may come in
/// any portions: what is not finished is kept, and <see cref="Flush"/> takes a lone ESC for the key of that name.
/// </remarks>
internal sealed class KeyParser
{
    private static readonly byte[] PasteEnd = "\e[201~"u8.ToArray();
    private const int LongestAnswer = 4096;

    private byte[] _rest = [];
    private ArrayBufferWriter<byte>? _paste;

    /// <summary>Whether something is begun that more bytes could finish.</summary>
    public bool IsMidway => _rest.Length > 0 && _paste is null;

    /// <summary>The keys that these bytes finish.</summary>
    public IReadOnlyList<Key> Feed(ReadOnlySpan<byte> bytes)
    {
        byte[] all = [.. _rest, .. bytes];
        var keys = new List<Key>();
        var at = 0;
        while (at < all.Length)
        {
            var taken = _paste is null ? Next(all.AsSpan(at), keys) : Pasted(all.AsSpan(at), keys);
            if (taken == 0) { break; }

            at += taken;
        }

        _rest = all[at..];
        return keys;
    }

    /// <summary>What was begun will not be finished: an ESC is the key, anything else is dropped.</summary>
    public IReadOnlyList<Key> Flush()
    {
        var rest = _rest;
        if (rest.Length == 0 || _paste is not null) { return []; }

        _rest = [];
        if (rest[0] != 0x1B) { return []; }

        return rest.Length == 1 ? [new Key(KeyCode.Escape)] : [new Key(KeyCode.Escape), .. Feed(rest.AsSpan(1))];
    }

    // How many bytes were used; none where more are needed.
    private int Next(ReadOnlySpan<byte> bytes, List<Key> keys)
    {
        if (bytes[0] != 0x1B) { return Character(bytes, keys, KeyModifiers.None); }
        if (bytes.Length == 1) { return 0; }

        return bytes[1] switch
        {
            (byte)'[' => Sequence(bytes, keys),
            (byte)'O' => bytes.Length < 3 ? 0 : Add(keys, Final((char)bytes[2], KeyModifiers.None), 3),
            (byte)']' or (byte)'P' or (byte)'_' or (byte)'^' => Answer(bytes, keys),
            0x1B => bytes.Length == 2 ? 0 : bytes[2] is (byte)'[' or (byte)'O' ? 1 : Add(keys, new Key(KeyCode.Escape), 1),
            _ => Character(bytes[1..], keys, KeyModifiers.Alt) is > 0 and var used ? used + 1 : 0,
        };
    }

    private static int Add(List<Key> keys, Key key, int used)
    {
        keys.Add(key);
        return used;
    }

    private static int Character(ReadOnlySpan<byte> bytes, List<Key> keys, KeyModifiers held)
    {
        if (bytes[0] < 0x20 || bytes[0] == 0x7F) { return Add(keys, ControlKey(bytes[0], held), 1); }

        var status = Rune.DecodeFromUtf8(bytes, out var rune, out var used);
        if (status == OperationStatus.NeedMoreData && bytes.Length < 4) { return 0; }

        return Add(keys, new Key(KeyCode.Character, rune.ToString(), held), used);     // what is no UTF-8 becomes U+FFFD
    }

    private static Key ControlKey(byte code, KeyModifiers held) => code switch
    {
        0x0D => new(KeyCode.Enter, "", held),
        0x09 => new(KeyCode.Tab, "", held),
        0x7F => new(KeyCode.Backspace, "", held),
        0x00 => new(KeyCode.Character, " ", held | KeyModifiers.Control),
        0x1F => new(KeyCode.Character, "_", held | KeyModifiers.Control),
        >= 0x1C => new(KeyCode.Character, ((char)(code + 0x40)).ToString(), held | KeyModifiers.Control),
        _ => new(KeyCode.Character, ((char)(code + 0x60)).ToString(), held | KeyModifiers.Control),
    };

    // ESC [ parameters final
    private int Sequence(ReadOnlySpan<byte> bytes, List<Key> keys)
    {
        var end = 2;
        while (end < bytes.Length && bytes[end] is >= 0x20 and < 0x40) { end++; }

        if (end == bytes.Length) { return end > LongestAnswer ? end : 0; }

        var text = Encoding.ASCII.GetString(bytes[2..end]);
        var final = (char)bytes[end];
        if (final == '~' && text == "200")
        {
            _paste = new ArrayBufferWriter<byte>();
            return end + 1;
        }

        if (text.StartsWith('?') || (final is 'R' or 't' or 'c' && text.Contains(';', StringComparison.Ordinal) && !text.StartsWith("1;", StringComparison.Ordinal)) || text.StartsWith('>'))
        {
            return Add(keys, new Key(KeyCode.Reply, $"\e[{text}{final}"), end + 1);
        }

        var numbers = text.Split(';').Select(part => int.TryParse(part.Split(':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).ToArray();
        var held = numbers.Length > 1 && numbers[1] > 0 ? Held(numbers[1]) : KeyModifiers.None;
        return Add(keys, final switch
        {
            '~' => Numbered(numbers, held),
            'u' => Coded(numbers[0], held),
            'Z' => new Key(KeyCode.Tab, "", KeyModifiers.Shift),
            _ => Final(final, held),
        }, end + 1);
    }

    // xterm counts 1 + Shift 1 + Alt 2 + Control 4.
    private static KeyModifiers Held(int number) => (KeyModifiers)((number - 1) & 7);

    private static Key Final(char final, KeyModifiers held) => final switch
    {
        'A' => new(KeyCode.Up, "", held),
        'B' => new(KeyCode.Down, "", held),
        'C' => new(KeyCode.Right, "", held),
        'D' => new(KeyCode.Left, "", held),
        'H' => new(KeyCode.Home, "", held),
        'F' => new(KeyCode.End, "", held),
        'P' => new(KeyCode.F1, "", held),
        'Q' => new(KeyCode.F2, "", held),
        'R' => new(KeyCode.F3, "", held),
        'S' => new(KeyCode.F4, "", held),
        'M' => new(KeyCode.Enter, "", held),
        _ => new(KeyCode.Unknown),
    };

    private static Key Numbered(int[] numbers, KeyModifiers held) => numbers[0] switch
    {
        1 or 7 => new(KeyCode.Home, "", held),
        2 => new(KeyCode.Insert, "", held),
        3 => new(KeyCode.Delete, "", held),
        4 or 8 => new(KeyCode.End, "", held),
        5 => new(KeyCode.PageUp, "", held),
        6 => new(KeyCode.PageDown, "", held),
        11 => new(KeyCode.F1, "", held),
        12 => new(KeyCode.F2, "", held),
        13 => new(KeyCode.F3, "", held),
        14 => new(KeyCode.F4, "", held),
        27 when numbers.Length > 2 => Coded(numbers[2], held),     // xterm's modifyOtherKeys
        _ => new(KeyCode.Unknown),
    };

    private static Key Coded(int code, KeyModifiers held) => code switch
    {
        13 => new(KeyCode.Enter, "", held),
        9 => new(KeyCode.Tab, "", held),
        27 => new(KeyCode.Escape, "", held),
        127 or 8 => new(KeyCode.Backspace, "", held),
        _ when Rune.IsValid(code) && code >= 32 => new(KeyCode.Character, new Rune(code).ToString(), held),
        _ => new(KeyCode.Unknown),
    };

    // ESC ] … BEL, or with ESC \ at its end; the same for ESC P and ESC _
    private static int Answer(ReadOnlySpan<byte> bytes, List<Key> keys)
    {
        for (var end = 2; end < bytes.Length; end++)
        {
            if (bytes[end] == 0x07) { return Add(keys, new Key(KeyCode.Reply, Encoding.UTF8.GetString(bytes[..end])), end + 1); }
            if (bytes[end] == 0x1B && end + 1 < bytes.Length && bytes[end + 1] == (byte)'\\') { return Add(keys, new Key(KeyCode.Reply, Encoding.UTF8.GetString(bytes[..end])), end + 2); }
            if (bytes[end] < 0x20 && bytes[end] != 0x1B) { return Character(bytes[1..], keys, KeyModifiers.Alt) + 1; }     // it was Alt with that letter, then another key
        }

        return bytes.Length > LongestAnswer ? bytes.Length : 0;
    }

    private int Pasted(ReadOnlySpan<byte> bytes, List<Key> keys)
    {
        var end = bytes.IndexOf(PasteEnd);
        if (end < 0)
        {
            // The last few may be the beginning of the end.
            var sure = Math.Max(0, bytes.Length - PasteEnd.Length + 1);
            _paste!.Write(bytes[..sure]);
            return sure;
        }

        _paste!.Write(bytes[..end]);
        keys.Add(new Key(KeyCode.Paste, Encoding.UTF8.GetString(_paste!.WrittenSpan)));
        _paste = null;
        return end + PasteEnd.Length;
    }
}
