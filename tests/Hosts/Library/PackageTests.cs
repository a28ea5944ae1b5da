using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Actors.Library;

namespace Actors.Tests.Library;

public sealed class PackageTests
{
    [Fact]
    public void A_package_has_its_page_at_its_top_or_in_its_only_folder_and_leaves_out_what_systems_add()
    {
        Open(Samples.Zip(("index.html", Samples.Page), ("a/b.css", "p{}"))).Root.ShouldBe("index.html");
        Open(Samples.Zip(("site/index.html", Samples.Page), ("site/a.css", "p{}"), ("__MACOSX/site/._index.html", "x"), ("site/.DS_Store", "x"))).Root.ShouldBe("site/index.html");
    }

    [Fact]
    public void A_file_is_unpacked_as_it_was()
    {
        var bytes = new byte[300_000];
        new Random(1).NextBytes(bytes);
        using var package = Open(Samples.Zip(("index.html", Encoding.UTF8.GetBytes(Samples.Page)), ("a/b.bin", bytes)));

        package.Read("a/b.bin").ShouldBe(bytes);
        package.Read("a").ShouldBeNull();
        package.Read("A/b.bin").ShouldBeNull();
    }

    [Theory]
    [InlineData("../evil.html", "leads through '.', '..' or nothing")]
    [InlineData("a/../../evil.html", "leads through '.', '..' or nothing")]
    [InlineData("/etc/passwd", "begins with '/'")]
    [InlineData("C:/windows/evil.exe", "names a drive")]
    [InlineData("a\\..\\..\\evil.html", "has a backslash")]
    [InlineData("a//b", "leads through '.', '..' or nothing")]
    [InlineData("a\u0000b", "has control characters")]
    public void A_name_that_leads_out_of_the_package_is_refused(string name, string says) =>
        Refusal(Samples.Zip(("index.html", Samples.Page), (name, "x"))).ShouldContain(says);

    [Fact]
    public void Names_that_are_the_same_on_some_machine_are_refused() =>
        Refusal(Samples.Zip(("index.html", Samples.Page), ("a.css", "x"), ("A.CSS", "y"))).ShouldBe("The zip holds 'A.CSS' twice; each name may stand in it once, whatever its case.");

    [Fact]
    public void A_link_is_refused()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var page = zip.CreateEntry("index.html").Open())
            {
                page.Write(Encoding.UTF8.GetBytes(Samples.Page));
            }

            var link = zip.CreateEntry("secret.txt");
            link.ExternalAttributes = unchecked((int)0xA1FF0000);
            using var target = link.Open();
            target.Write("/etc/passwd"u8);
        }

        Refusal(memory.ToArray()).ShouldBe("The file 'secret.txt' in the zip is a link; allowed are files and folders.");
    }

    [Fact]
    public void An_encrypted_file_is_refused() =>
        Refusal(Samples.WithDirectoryField(Samples.Zip(("index.html", Samples.Page)), 8, 1)).ShouldBe("The file 'index.html' in the zip is encrypted, and screens have no key.");

    [Fact]
    public void A_way_of_packing_that_nobody_needs_is_refused() =>
        Refusal(Samples.WithDirectoryField(Samples.Zip(("index.html", Samples.Page)), 10, 14)).ShouldContain("is packed by method 14; allowed are 0 (stored) and 8 (deflated)");

    [Fact]
    public void An_archive_without_a_page_is_refused()
    {
        Refusal(Samples.Zip(("page.html", Samples.Page))).ShouldStartWith("The zip has no 'index.html' at its top or in its only folder");
        Refusal(Samples.Zip(("a/index.html", Samples.Page), ("b/index.html", Samples.Page))).ShouldStartWith("The zip has no 'index.html'");
    }

    [Fact]
    public void A_bomb_of_one_file_is_refused_by_its_claim_or_by_its_ratio()
    {
        Refusal(Samples.Zip(("index.html", Encoding.UTF8.GetBytes(Samples.Page)), ("a.bin", new byte[100 << 20]))).ShouldBe("The zip unpacks to more than 64 MiB, which is all that is allowed.");
        Refusal(Samples.Zip(("index.html", Encoding.UTF8.GetBytes(Samples.Page)), ("a.bin", new byte[10 << 20]))).ShouldBe("The file 'a.bin' in the zip unpacks to more than 200 times its packed length; it is made to harm.");
    }

    [Fact]
    public void A_bomb_of_many_files_is_refused()
    {
        var part = new byte[20 << 20];
        new Random(2).NextBytes(part);
        Refusal(Samples.Zip([("index.html", Encoding.UTF8.GetBytes(Samples.Page)), .. Enumerable.Range(0, 4).Select(i => ($"{i}.bin", part))])).ShouldContain("more than 64 MiB");
        Refusal(Samples.Zip([.. Enumerable.Range(0, 501).Select(i => ($"{i}.txt", "x"))])).ShouldBe("The zip holds 501 files and folders; allowed are 500.");
    }

    [Fact]
    public void A_bomb_within_a_bomb_is_refused() =>
        Refusal(Samples.Zip(("index.html", Encoding.UTF8.GetBytes(Samples.Page)), ("more.zip", Samples.Zip(("a", "b"))))).ShouldBe("The file 'more.zip' in the zip is an archive itself; screens unpack nothing.");

    [Fact]
    public void A_file_that_claims_to_be_shorter_than_it_is_is_refused()
    {
        var zip = Samples.Zip(("index.html", Samples.Page + new string(' ', 5_000)));
        var directory = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(directory + 24), 10);

        Refusal(zip).ShouldStartWith("The file 'index.html' in the zip unpacks to more than the 10 bytes that the archive claims");
    }

    [Fact]
    public void Files_that_share_their_bytes_are_refused()
    {
        // As the bomb of David Fifield, which a few megabytes unpack to petabytes: many names in the directory for one and the same file.
        var zip = Samples.Zip(("index.html", Samples.Page), ("b.html", Samples.Page));
        var first = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        var second = first + 1 + zip.AsSpan(first + 1).IndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(second + 42), 0);

        Refusal(zip).ShouldContain("in the zip overlaps with another");
    }

    [Fact]
    public void A_directory_that_lies_about_its_length_is_refused()
    {
        var zip = Samples.Zip(("index.html", Samples.Page), ("b.html", Samples.Page));
        zip[^12] = 1;
        zip[^14] = 1;
        Refusal(zip).ShouldBe("The zip is damaged: its directory is not what its end says.");

        zip[^12] = 3;
        zip[^14] = 3;
        Refusal(zip).ShouldBe("The zip is damaged: its directory has fewer files than its end says.");
    }

    [Fact]
    public void Wherever_an_archive_is_cut_off_or_a_byte_of_it_is_changed_it_is_a_package_or_a_sentence()
    {
        var zip = Samples.Zip(("index.html", Samples.Page), ("a/style.css", "p { color: red }"), ("b.svg", Samples.Svg));
        for (var length = 0; length < zip.Length; length++)
        {
            Should.Throw<ContentRefusedException>(() => Open(zip[..length])).Message.ShouldEndWith(".");
        }

        var random = new Random(7);
        for (var i = 0; i < 3_000; i++)
        {
            var changed = zip.ToArray();
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
            try
            {
                using var package = Open(changed);
            }
            catch (ContentRefusedException refusal)
            {
                refusal.Message.ShouldEndWith(".");
            }
        }
    }

    private static string Refusal(byte[] zip) => Should.Throw<ContentRefusedException>(() => Open(zip)).Message;

    private static Package Open(byte[] zip) => Package.Open(new MemoryStream(zip), default);
}
