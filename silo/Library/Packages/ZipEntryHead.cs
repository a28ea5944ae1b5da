namespace Actors.Library;

/// <summary>What the directory of a zip archive says of one file.</summary>
/// <param name="Path">Its path in the archive, checked: relative, with slashes, without dots.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
/// <param name="IsDeflated">Whether it is compressed.</param>
/// <param name="Crc">The checksum of its bytes, CRC-32.</param>
/// <param name="Packed">Its length in the archive.</param>
/// <param name="Unpacked">Its length, as the archive claims.</param>
/// <param name="HeadAt">Where its own head begins in the archive.</param>
internal sealed record ZipEntryHead(string Path, bool IsFolder, bool IsDeflated, uint Crc, long Packed, long Unpacked, long HeadAt);
