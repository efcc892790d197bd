using System.Globalization;
using System.Text;

namespace HiveContracts;

internal static partial class HostNames
{
    // The exceptions of RFC 5892 that are allowed, and those that are not.
    private static readonly int[] Allowed = [0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007];
    private static readonly int[] Disallowed =
    [
        0x640, 0x7FA, 0x302E, 0x302F, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303B,
    ];

    // Characters that remove the vowel of a letter, after which a joiner may stand.
    private static readonly int[] Viramas =
    [
        0x94D, 0x9CD, 0xA4D, 0xACD, 0xB4D, 0xBCD, 0xC4D, 0xCCD, 0xD3B, 0xD3C, 0xD4D, 0xDCA, 0xE3A, 0xEBA, 0xF84, 0x1039, 0x103A, 0x1714, 0x1734, 0x17D2,
        0x1A60, 0x1B44, 0x1BAA, 0x1BAB, 0x1BF2, 0x1BF3, 0x2D7F, 0xA806, 0xA8C4, 0xA953, 0xA9C0, 0xAAF6, 0xABED, 0x10A3F, 0x11046, 0x1107F, 0x110B9,
        0x11133, 0x11134, 0x111C0, 0x11235, 0x112EA, 0x1134D, 0x11442, 0x114C2, 0x115BF, 0x1163F, 0x116B6, 0x1172B, 0x11839,
    ];

    // Letters of Arabic that join only the letter before them.
    private static readonly int[] RightJoining =
    [
        0x622, 0x623, 0x624, 0x625, 0x627, 0x629, 0x62F, 0x630, 0x631, 0x632, 0x648, 0x671, 0x672, 0x673, 0x675, 0x676, 0x677, 0x6C0, 0x6C3, 0x6CD, 0x6D2,
        0x6D3, 0x6D5, 0x710, 0x715, 0x716, 0x717, 0x718, 0x719, 0x71E, 0x728, 0x72A, 0x72C, 0x72F,
    ];

    /// <summary>Whether a character may be at its place in a label (RFC 5892).</summary>
    private static bool IsAllowed(int[] label, int index)
    {
        int point = label[index];
        int before = index > 0 ? label[index - 1] : -1;
        int after = index + 1 < label.Length ? label[index + 1] : -1;
        return point switch
        {
            0x200C => Viramas.Contains(before) || IsBetweenJoining(label, index),
            0x200D => Viramas.Contains(before),
            0xB7 => before == 'l' && after == 'l',
            0x375 => after is (>= 0x370 and <= 0x3FF) or (>= 0x1F00 and <= 0x1FFF),
            0x5F3 or 0x5F4 => before is (>= 0x591 and <= 0x5F4) or (>= 0xFB1D and <= 0xFB4F),
            0x30FB => label.Any(static other => other is (>= 0x3041 and <= 0x309F) or (>= 0x30A1 and <= 0x30FA) or (>= 0x30FC and <= 0x30FF) || IsHan(other)),
            >= 0x660 and <= 0x669 => !label.Any(static other => other is >= 0x6F0 and <= 0x6F9),
            >= 0x6F0 and <= 0x6F9 => !label.Any(static other => other is >= 0x660 and <= 0x669),
            _ when Allowed.Contains(point) => true,
            _ when Disallowed.Contains(point) => false,
            <= 0x7F => point is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-',
            (>= 0x1100 and <= 0x11FF) or (>= 0xA960 and <= 0xA97C) or (>= 0xD7B0 and <= 0xD7FB) => false,
            _ => IsLetterDigit(point) && IsStable(char.ConvertFromUtf32(point), NormalizationForm.FormKC),
        };
    }

    private static bool IsHan(int point) =>
        point is 0x3005 or 0x3007 or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF);

    private static bool IsLetterDigit(int point) => CategoryOf(point) is UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ModifierLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsBetweenJoining(int[] label, int index)
    {
        int before = index - 1;
        while (before >= 0 && IsMark(label[before]))
        {
            before--;
        }

        int after = index + 1;
        while (after < label.Length && IsMark(label[after]))
        {
            after++;
        }

        return before >= 0 && after < label.Length && IsJoining(label[before]) && !RightJoining.Contains(label[before]) && IsJoining(label[after]);
    }

    private static bool IsJoining(int point) =>
        point is 0x620 or (>= 0x622 and <= 0x64A) or (>= 0x66E and <= 0x6D5) or (>= 0x6EE and <= 0x6FF) or (>= 0x710 and <= 0x77F) or (>= 0x7CA and <= 0x7EA)
            or (>= 0x840 and <= 0x855) or (>= 0x8A0 and <= 0x8C7) or (>= 0x1820 and <= 0x18AA);

    private static bool IsRightToLeft(int point) => IsRightToLeftLetter(point) || IsArabicDigit(point);

    private static bool IsRightToLeftLetter(int point) => !IsMark(point) && !IsArabicDigit(point) && point is not (>= 0x6F0 and <= 0x6F9)
        && point is (>= 0x590 and <= 0x8FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF)
            or (>= 0x1E800 and <= 0x1EFFF);

    private static bool IsArabicDigit(int point) => point is >= 0x660 and <= 0x669;

    private static bool IsEuropeanDigit(int point) => point is (>= '0' and <= '9') or (>= 0x6F0 and <= 0x6F9);

    /// <summary>Whether a label can be read in one direction (RFC 5893).</summary>
    private static bool HasDirection(int[] label)
    {
        int last = Array.FindLast(label, static point => !IsMark(point));
        bool isRightToLeft = IsRightToLeftLetter(label[0]);
        if (!isRightToLeft)
        {
            return CategoryOf(label[0]) is not UnicodeCategory.DecimalDigitNumber && !label.Any(IsRightToLeft);
        }

        bool hasDigits = label.Any(IsArabicDigit);
        return label.All(static point => IsRightToLeft(point) || IsEuropeanDigit(point) || IsMark(point) || point is '-' or 0x200C or 0x200D or 0xB7)
            && !(hasDigits && label.Any(IsEuropeanDigit)) && (IsRightToLeft(last) || IsEuropeanDigit(last));
    }
}
