using Actors.Audiences;
using Actors.Vision.Evaluation;

namespace Actors.Tests.Vision.Evaluation;

public sealed class LabelFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actors-labels-").FullName;

    public LabelFileTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "photos"));
        File.WriteAllBytes(Path.Combine(_folder, "photos", "one, two.jpg"), [1]);
        File.WriteAllBytes(Path.Combine(_folder, "three.jpg"), [1]);
    }

    [Fact]
    public void Rows_are_read_with_paths_relative_to_the_file()
    {
        var labels = Read("file,age,gender,group\r\n\"photos/one, two.jpg\",17.5,Female,\"a \"\"b\"\"\"\r\n\r\nthree.jpg,60,male,\r\n");

        labels.BadRows.ShouldBeEmpty();
        labels.Photos.ShouldBe(
        [
            new(2, Path.Combine(_folder, "photos", "one, two.jpg"), 17.5, Gender.Female, "a \"b\""),
            new(4, Path.Combine(_folder, "three.jpg"), 60, Gender.Male, null),
        ]);
    }

    [Fact]
    public void Columns_may_stand_in_any_order_and_the_group_may_be_missing() =>
        Read("Gender,file,AGE\nmale,three.jpg,0").Photos.ShouldHaveSingleItem().ShouldBe(
            new LabelledPhoto(2, Path.Combine(_folder, "three.jpg"), 0, Gender.Male, null));

    [Theory]
    [InlineData("nope.jpg,20,male", "Line 2: file 'nope.jpg' does not exist.")]
    [InlineData(",20,male", "Line 2: file is empty; a path relative to the label file is needed.")]
    [InlineData("three.jpg,old,male", "Line 2: age is 'old'; allowed are years from 0 to 120.")]
    [InlineData("three.jpg,-1,male", "Line 2: age is '-1'; allowed are years from 0 to 120.")]
    [InlineData("three.jpg,121,male", "Line 2: age is '121'; allowed are years from 0 to 120.")]
    [InlineData("three.jpg,20,m", "Line 2: gender is 'm'; allowed are female and male.")]
    [InlineData("three.jpg,20", "Line 2: 2 fields stand where the header has 3 columns.")]
    public void A_bad_row_is_one_sentence_with_its_line_and_costs_no_other_row(string row, string sentence)
    {
        var labels = Read($"file,age,gender\n{row}\nthree.jpg,30,female\n");

        labels.BadRows.ShouldHaveSingleItem().ShouldBe(new BadRow(2, sentence));
        labels.Photos.ShouldHaveSingleItem().Line.ShouldBe(3);
    }

    [Theory]
    [InlineData("file,age\n", "the column 'gender' is missing")]
    [InlineData("file,age,gender,gruop\n", "the column 'gruop'")]
    [InlineData("file,age,gender,age\n", "a column stands twice")]
    [InlineData("file,age,gender\n", "has a header but no rows")]
    [InlineData("", "is empty")]
    public void A_file_without_the_right_header_is_refused(string text, string sentence) =>
        Should.Throw<LabelFileException>(() => Read(text)).Message.ShouldContain(sentence);

    [Fact]
    public void A_missing_file_is_named() =>
        Should.Throw<LabelFileException>(() => LabelFile.Read("/no/such.csv")).Message.ShouldBe("The label file '/no/such.csv' does not exist.");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private LabelFile Read(string text)
    {
        var path = Path.Combine(_folder, "labels.csv");
        File.WriteAllText(path, text);
        return LabelFile.Read(path);
    }
}
