using System.Text;
using Amazon.KeyManagementService.Model;

namespace FakeKms.Tests.Trail.Delivery;

public class JsonLinesTests : InMemory
{
    [Test]
    public async Task The_trail_is_written_as_one_record_per_line_and_comes_back_the_same()
    {
        await Kms.Scenario("something").CreateKey("alias/a", description: "two\nlines").Encrypt("alias/a", "text", into: "a").DescribeKey("alias/none").Expect<NotFoundException>();

        var lines = Kms.Trail.ToJsonLines();
        var back = CloudTrailLog.Parse(lines);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.Split('\n'), Is.EqualTo(Kms.Trail.Select(record => record.ToJson()).Append("")));
            Assert.That(back.Select(record => record.ToJson()), Is.EqualTo(Kms.Trail.Select(record => record.ToJson())));
            Assert.That(CloudTrailLog.Read(new MemoryStream(Encoding.UTF8.GetBytes(lines))).ToJsonLines(), Is.EqualTo(lines));
            Assert.That(back.OnKey("alias/a"), Has.Count.EqualTo(1), "that of Encrypt, which names the alias");
        }
    }

    [Test]
    public void Without_records_there_are_no_lines()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Kms.Trail.ToJsonLines(), Is.Empty);
            Assert.That(() => KmsLogFiles.ToJsonLines(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("records"));
        }
    }
}
