using TrainingOs.Api.Http.OpenApi;

namespace TrainingOs.Api.Tests.Http;

public sealed class DocCommentsTests
{
    private static readonly string[] Files =
        ["TrainingOs.Api.xml", "TrainingOs.Application.xml", "TrainingOs.Domain.xml"];

    [Fact]
    public void Without_the_comments_of_a_project_the_API_is_not_described_at_all()
    {
        foreach (var missing in Files)
        {
            var folder = Directory.CreateTempSubdirectory("training-os-").FullName;
            foreach (var file in Files)
            {
                File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(folder, file));
            }

            Should.NotThrow(() => new DocComments(folder));

            File.Delete(Path.Combine(folder, missing));

            Should.Throw<FileNotFoundException>(() => new DocComments(folder)).Message
                .ShouldContain(Path.Combine(folder, missing));
            Directory.Delete(folder, recursive: true);
        }
    }
}
